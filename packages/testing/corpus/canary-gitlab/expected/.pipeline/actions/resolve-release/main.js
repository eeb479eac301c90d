// The program of task resolve-release; its bytes are counted in corpus/tasks.sha256.
