// The program of task deploy; its bytes are counted in corpus/tasks.sha256.
