// The program of task quality-gate; its bytes are counted in corpus/tasks.sha256.
