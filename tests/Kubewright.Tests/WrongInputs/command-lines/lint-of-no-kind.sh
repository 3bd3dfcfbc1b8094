kubewright lint inventory.ini
