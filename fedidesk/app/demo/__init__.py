"""Demo mode: a small living server on this machine, so the application can be tried offline.

Nothing here is imported at a normal start. `server` is the application's side and needs only the
standard library; every other module runs inside the child process that `serve` starts.
"""
