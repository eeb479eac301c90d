// The program of task canary-gate; its bytes are counted in corpus/tasks.sha256.
