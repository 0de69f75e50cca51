"""Choosing who may see a post."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from fedidesk.domain.post import FOLLOWERS, MENTIONED, PUBLIC, UNLISTED, VISIBILITIES


def visibility_name(visibility: str) -> str:
    """Return what people call ``visibility``; a word that is not known is shown as it came."""
    names = {
        PUBLIC: QCoreApplication.translate("Visibility", "Public"),
        UNLISTED: QCoreApplication.translate("Visibility", "Quiet public"),
        FOLLOWERS: QCoreApplication.translate("Visibility", "Followers only"),
        MENTIONED: QCoreApplication.translate("Visibility", "Only people mentioned"),
    }
    return names.get(visibility, visibility)


class VisibilityBox(QComboBox):
    """A list of the visibilities, from the widest to the narrowest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Visibility"))
        self.setToolTip(self.tr("Who can see this post"))
        for visibility in VISIBILITIES:
            self.addItem(visibility_name(visibility), visibility)

    @property
    def visibility(self) -> str:
        """Return the one that is chosen."""
        return str(self.currentData())

    def choose(self, visibility: str) -> None:
        """Select ``visibility``; one that is not in the list is added to it."""
        index = self.findData(visibility)
        if index < 0:
            self.addItem(visibility_name(visibility), visibility)
            index = self.count() - 1
        self.setCurrentIndex(index)
