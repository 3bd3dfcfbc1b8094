kubewright import inventory/hosts.ini
