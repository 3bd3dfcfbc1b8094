kubewright new 10.0.0.11 --etcd 10.0.0.31 10.0.0.32 --version 1.32.0
