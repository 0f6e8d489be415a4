"""Charts as Word's own: DrawingML parts that Word draws and lets people edit. Needs no drawing library."""
