"""A notebook and its parameters become HTML, PDF and a manifest; exports and bundles."""
