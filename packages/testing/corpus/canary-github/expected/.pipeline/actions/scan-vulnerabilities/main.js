// The program of task scan-vulnerabilities; its bytes are counted in corpus/tasks.sha256.
