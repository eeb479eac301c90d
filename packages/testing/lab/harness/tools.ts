/** What a lab of tier A needs. */
export const controlPlane = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl", "kwok", "openssl", "setpriv", "lab-crds"];
