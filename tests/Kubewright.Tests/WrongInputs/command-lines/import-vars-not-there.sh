kubewright import inventory.ini --vars missing.yml
