// The program of task rollback; its bytes are counted in corpus/tasks.sha256.
