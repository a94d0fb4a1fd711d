"""The picture desk on pixels: doctoring by recipe, the filters that show it, the search for where a picture is from."""
