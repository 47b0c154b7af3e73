"""Running an import: from what the readers give to articles, passages and vectors in the database."""
