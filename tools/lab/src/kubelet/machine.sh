#!/bin/bash
# A machine for one node, made of namespaces: whatever runs in it ends with its first process, and its mounts, links and
# packet filters go when nothing runs in it any more. Nothing of the host changes.
# usage: machine.sh start|init <directory> <host name>
set -eu
step=$1 directory=$2 name=$3

start() {
  # A kernel that is asked to end this process politely would leave the rest behind.
  trap 'kill -KILL "$machine"' TERM
  setpriv --pdeathsig KILL -- unshare --mount --propagation private --pid --net --uts --ipc --fork --kill-child=KILL --mount-proc -- \
    "$0" init "$directory" "$name" &
  machine=$!
  wait "$machine"
}

# The kubelet sets these for the whole kernel; here it reads what it wants and leaves the kernel alone.
show_setting() {
  local shown=$directory/settings/${1//\//.}
  echo "$2" >"$shown"
  mount --bind "$shown" "/proc/sys/$1"
}

init() {
  hostname "$name"
  # The kernel's view of links is that of the namespace it was mounted in.
  mkdir "$directory/cgroup"
  mount --rbind /sys/fs/cgroup "$directory/cgroup"
  mount -t sysfs sysfs /sys
  mount --move "$directory/cgroup" /sys/fs/cgroup
  rmdir "$directory/cgroup"
  # Places that containerd, the kubelet and the network plugins know by heart.
  mount -t tmpfs -o mode=755 tmpfs /run
  mount -t tmpfs -o mode=755 tmpfs /var/log
  mkdir /run/lock
  mkdir "$directory/settings"
  show_setting vm/overcommit_memory 1
  show_setting vm/panic_on_oom 0
  show_setting kernel/panic 10
  show_setting kernel/panic_on_oops 1
  show_setting kernel/keys/root_maxkeys 1000000
  show_setting kernel/keys/root_maxbytes 25000000
  mount --make-rshared /
  ip link set lo up
  echo 1 >/proc/sys/net/ipv4/ip_forward
  touch "$directory/up"
  # As the first process it also takes leave of those whose parents are gone.
  while :; do
    sleep 3600 &
    wait
  done
}

"$step"
