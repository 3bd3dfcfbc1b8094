kubewright new 10.0.0.11 --version 1.32.0 --pod-cidr 10.0.0.0/16
