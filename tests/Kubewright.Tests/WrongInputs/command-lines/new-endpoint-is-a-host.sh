kubewright new 10.0.0.11 10.0.0.12 10.0.0.13 --endpoint 10.0.0.12 --version 1.32.0
