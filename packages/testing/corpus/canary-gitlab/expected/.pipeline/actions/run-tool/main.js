// The program of task run-tool; its bytes are counted in corpus/tasks.sha256.
