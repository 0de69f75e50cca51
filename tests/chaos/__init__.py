"""Writing while everything breaks: nothing typed is lost, nothing is sent twice.

Somebody writes in the real application (`typist`, a process of its own), which is killed or whose
connection breaks at a random moment between the first key and the confirmed post; they go on until
the post is sent. The strict server's own log says how often it came.
"""
