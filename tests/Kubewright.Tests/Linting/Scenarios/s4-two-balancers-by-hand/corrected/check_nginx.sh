#!/bin/bash
# Is nginx there? If not, keepalived lowers the priority.
if [ "$(ps -C nginx --no-header | wc -l)" -eq 0 ]; then
    exit 1
fi
exit 0
