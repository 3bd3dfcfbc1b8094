kubewright new 10.0.0.11 --version 1.32.0 --cni manifests
