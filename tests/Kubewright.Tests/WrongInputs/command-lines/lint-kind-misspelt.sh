kubewright lint inventory.ini --kind docker
