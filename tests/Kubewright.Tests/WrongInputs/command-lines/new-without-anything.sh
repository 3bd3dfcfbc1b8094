kubewright new
