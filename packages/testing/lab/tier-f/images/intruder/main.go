// Command intruder tries what a broken-into service would try, and prints what the kernel said to each.
package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	if len(os.Args) > 1 {
		return
	}
	attempts := map[string]func() error{
		"write to the root file system": func() error { return os.WriteFile("/intruder.txt", nil, 0o600) },
		"write to /tmp":                 func() error { return os.WriteFile("/tmp/intruder.txt", nil, 0o600) },
		"become root":                   func() error { return syscall.Setuid(0) },
		"mount a file system":           func() error { return syscall.Mount("none", "/tmp", "tmpfs", 0, "") },
		"make a user namespace":         userNamespace,
		"read raw packets":              rawSocket,
		"read the token":                func() error { _, err := os.ReadFile("/var/run/secrets/kubernetes.io/serviceaccount/token"); return err },
	}
	answers := map[string]string{}
	for name, attempt := range attempts {
		answers[name] = "allowed"
		if err := attempt(); err != nil {
			answers[name] = reason(err)
		}
	}
	_ = json.NewEncoder(os.Stdout).Encode(answers)
}

// userNamespace starts this program once more: a process with threads cannot change its own.
func userNamespace() error {
	child := exec.Command("/proc/self/exe", "end")
	child.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER}
	return child.Run()
}

func rawSocket() error {
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_RAW, syscall.IPPROTO_ICMP)
	if err == nil {
		_ = syscall.Close(socket)
	}
	return err
}

// reason leaves out the path, which the name of the attempt says already.
func reason(err error) string {
	if wrapped, ok := err.(interface{ Unwrap() error }); ok {
		return wrapped.Unwrap().Error()
	}
	return err.Error()
}
