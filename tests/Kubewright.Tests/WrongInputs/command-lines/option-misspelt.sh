kubewright apply --yess
