// The program of task sign-image; its bytes are counted in corpus/tasks.sha256.
