"""Many articles: one typed outcome a file, here or on a Dask cluster."""
