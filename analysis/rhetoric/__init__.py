"""In what manner: devices, measures, and the reference corpora they are compared with."""
