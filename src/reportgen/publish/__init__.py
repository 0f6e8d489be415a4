"""What becomes of a finished Word document outside Word: laid out in pages by LibreOffice, where that is at hand."""
