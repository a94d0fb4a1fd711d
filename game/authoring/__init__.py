"""For authors: whether a pack does harm, pictures of a case, its files watched, templates, what an editor is told."""
