// The program of task build-image; its bytes are counted in corpus/tasks.sha256.
