kubewright new cp1.example.com --version 1.32.0
