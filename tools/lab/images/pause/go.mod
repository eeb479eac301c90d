module create-pipeline.lab/pause

go 1.26.0
