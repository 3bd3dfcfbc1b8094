kubewright new 10.0.0.11 10.0.0.12 --workers 10.0.0.21 --endpoint 10.0.0.10 --version 1.32.0
