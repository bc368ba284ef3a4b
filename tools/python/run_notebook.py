"""Runs the cells of a notebook one after another and prints what they print; `plots: N` is its last line."""

import sys

import nbclient
import nbformat

notebook = nbformat.read(sys.argv[1], as_version=4)
try:
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
except nbclient.exceptions.CellExecutionError as error:
    sys.exit(f"A cell failed: {error}")
outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
for output in outputs:
    if output.output_type == "stream" and output.name == "stdout":
        print(output.text, end="")
print("plots:", sum("image/png" in output.get("data", {}) for output in outputs))
