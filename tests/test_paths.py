"""Where Fenjer looks for its data and keeps the player's."""

from pathlib import Path

import pytest

from game import paths

CHECKOUT = Path(__file__).resolve().parent.parent


def test_data_is_the_checkout_when_started_from_one() -> None:
    """In a checkout, assets, scenarios and catalogues are those beside the package."""
    assert paths.data() == CHECKOUT
    assert paths.assets() == CHECKOUT / "assets"
    assert paths.scenarios() == CHECKOUT / "scenarios"
    assert paths.locale() == CHECKOUT / "locale"


def test_data_is_inside_the_package_when_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no project file stands beside the package, its own data folder is used."""
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "site-packages" / "game")
    (tmp_path / "site-packages" / "scenarios").mkdir(parents=True)

    assert paths.scenarios() == tmp_path / "site-packages" / "game" / "data" / "scenarios"


def test_fenjer_home_moves_everything_of_the_player(home: Path) -> None:
    """With FENJER_HOME set, settings, saves, results and caches lie under it."""
    assert paths.home() == home
    assert paths.cache() == home / "cache"
    assert paths.kits() == home / "kits"


def test_kits_go_to_the_users_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A teacher finds the kits among the documents, or, on a machine without such a folder, beside the saves."""
    monkeypatch.delenv("FENJER_HOME")
    documents = tmp_path / "Documents"
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: documents)
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / "data" / name)

    assert paths.kits() == tmp_path / "data" / "fenjer" / "kits"
    documents.mkdir()
    assert paths.kits() == documents / "Fenjer"


def test_fenjer_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative FENJER_HOME counts from the folder in which the game was started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FENJER_HOME", "stick/fenjer")

    assert paths.home() == tmp_path / "stick" / "fenjer"


@pytest.mark.parametrize("value", [None, ""])
def test_the_platform_says_where_without_fenjer_home(
    value: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without FENJER_HOME, or with an empty one, data and cache go to the platform's folders for a user."""
    if value is None:
        monkeypatch.delenv("FENJER_HOME")
    else:
        monkeypatch.setenv("FENJER_HOME", value)
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / "data" / name)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: tmp_path / "cache" / name)

    assert paths.home() == tmp_path / "data" / "fenjer"
    assert paths.cache() == tmp_path / "cache" / "fenjer"


def test_asking_makes_no_folder(home: Path) -> None:
    """A question about a path leaves the disk as it was."""
    paths.home()
    paths.cache()

    assert not home.exists()
