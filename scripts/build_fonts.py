"""Fill ``templates/fonts/`` from the npm packages that carry the typefaces.

For maintainers only; what it makes is committed. It wants fonttools and brotli, and a folder
where these were installed::

    npm install @expo-google-fonts/literata @expo-google-fonts/public-sans \
        @expo-google-fonts/noto-emoji @expo-google-fonts/noto-naskh-arabic
    python scripts/build_fonts.py node_modules

The TTF files are the makers' own, for print. The WOFF2 files are small Latin subsets that the
HTML handbook embeds. Noto Emoji is cut to its plain pictures and also lends its marks to the
ticks and crosses that the text faces lack. Noto Naskh Arabic sets Arabic, Persian and Urdu in
print; screens have a face of their own. All four are under the Open Font License and reserve no
font name, so subsets may keep their names.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUTPUT = Path(__file__).resolve().parents[1] / "templates" / "fonts"
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2010, 0x2028),
    *(
        0x2030,
        0x2032,
        0x2033,
        0x2039,
        0x203A,
        0x20AC,
        0x2122,
        0x2190,
        0x2192,
        0x2212,
        0x2264,
        0x2265,
    ),
]
FACES = {
    "literata": ("Literata", ["300Light", "400Regular", "400Regular_Italic", "600SemiBold"]),
    "public-sans": ("PublicSans", ["400Regular", "600SemiBold"]),
}
TWINS = {0x2713: 0x2714, 0x2717: 0x274C, 0x2718: 0x274C, 0x2605: 0x2B50}
"""Marks that people type, and the picture in Noto Emoji that stands for each."""


def _save_subset(font: TTFont, codepoints: list[int], features: list[str], target: Path) -> None:
    options = subset.Options(layout_features=features, hinting=False, notdef_outline=True)
    options.flavor = "woff2" if target.suffix == ".woff2" else None
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codepoints)
    cutter.subset(font)
    font.flavor = options.flavor
    font.save(target)


def _text_faces(packages: Path) -> None:
    features = ["kern", "liga", "mark", "mkmk", "locl", "onum", "lnum", "pnum", "tnum"]
    for package, (family, weights) in FACES.items():
        folder = packages / package
        shutil.copy(folder / "LICENSE_FONT", OUTPUT / f"OFL-{family}.txt")
        for weight in weights:
            source = folder / weight / f"{family}_{weight}.ttf"
            name = f"{family}-{weight.lstrip('0123456789').replace('_', '-').lower()}"
            shutil.copy(source, OUTPUT / f"{name}.ttf")
            font = TTFont(source, recalcTimestamp=False)
            _save_subset(font, LATIN, features, OUTPUT / f"{name}.woff2")


def _pictures(packages: Path) -> None:
    folder = packages / "noto-emoji"
    shutil.copy(folder / "LICENSE_FONT", OUTPUT / "OFL-NotoEmoji.txt")
    source = folder / "400Regular" / "NotoEmoji_400Regular.ttf"
    font = TTFont(source, recalcTimestamp=False)
    known = font.getBestCmap()
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            table.cmap.update({mark: known[twin] for mark, twin in TWINS.items() if twin in known})
    wanted = sorted(code for code in font.getBestCmap() if code > 0x7F)
    _save_subset(font, wanted, [], OUTPUT / "NotoEmoji-regular.ttf")


def _scripts(packages: Path) -> None:
    """Faces of other scripts, whole: cutting them would lose the shapes that letters take."""
    folder = packages / "noto-naskh-arabic"
    shutil.copy(folder / "LICENSE_FONT", OUTPUT / "OFL-NotoNaskhArabic.txt")
    source = folder / "400Regular" / "NotoNaskhArabic_400Regular.ttf"
    shutil.copy(source, OUTPUT / "NotoNaskhArabic-regular.ttf")


def main() -> None:
    """Rebuild every file of the fonts folder."""
    packages = Path(sys.argv[1]) / "@expo-google-fonts"
    OUTPUT.mkdir(parents=True, exist_ok=True)
    _text_faces(packages)
    _pictures(packages)
    _scripts(packages)


if __name__ == "__main__":
    main()
