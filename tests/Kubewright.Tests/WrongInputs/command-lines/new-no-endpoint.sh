kubewright new 10.0.0.11 10.0.0.12 10.0.0.13 --workers 10.0.0.21 --version 1.32.0
