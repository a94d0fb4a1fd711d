"""What is used of pygame_gui, imported without what it would load for nothing."""

import sys

# pygame_gui imports python-i18n, and that PyYAML if it can: a tenth of the whole start, though the catalogues
# that it would read are JSON. A module that is None cannot be imported.
_BLOCKED = "yaml" not in sys.modules
if _BLOCKED:
    sys.modules["yaml"] = None  # type: ignore[assignment] # this is how an import is blocked
try:
    from pygame_gui.core import UIElement
    from pygame_gui.core.resource_loaders import IncrementalThreadedResourceLoader
    from pygame_gui.ui_manager import UIManager
finally:
    if _BLOCKED:
        del sys.modules["yaml"]

__all__ = ["IncrementalThreadedResourceLoader", "UIElement", "UIManager"]
