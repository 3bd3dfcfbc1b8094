kubewright new 10.0.0.11 --load-balancers 10.0.0.9 --version 1.32.0
