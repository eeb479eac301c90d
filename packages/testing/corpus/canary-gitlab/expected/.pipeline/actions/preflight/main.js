// The program of task preflight; its bytes are counted in corpus/tasks.sha256.
