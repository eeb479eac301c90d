module create-pipeline.lab/intruder

go 1.26.0
