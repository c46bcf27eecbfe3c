"""What is kept of how the hub runs: one small SQLite in the state folder, opened by maintenance only.

store       opening, schema, healing; every function beside it takes a Store
samples     figures over time, and slow queries
job_runs    runs of jobs, and the switches that keep a job from running by itself
wishes      what the page asks other processes to do
services    what the supervisor says of the services it keeps
"""
