"""For authors: whether a pack does harm, pictures of a case, templates, and what an editor is told about the format."""
