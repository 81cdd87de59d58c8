"""The directory: search, look at every route, correct one's own copy, add an organisation."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from app.bootstrap import Plaint
from app.domain.errors import UserError
from app.i18n import tr, trn
from app.ui.buttons import Button, PrimaryButton
from app.ui.directory_door import DirectoryDoor
from app.ui.labels import WrappedLabel
from app.ui.navigator import Navigator
from app.ui.organisation_details import OrganisationDetails
from app.ui.organisation_form import OrganisationForm
from app.ui.organisation_table import (
    ROW_ROLE,
    OrganisationDelegate,
    OrganisationFilter,
    OrganisationRow,
    OrganisationTable,
    organisation_row,
)
from app.ui.page_parts import PAGE_MARGINS, PageHeader
from app.ui.rows import hug_rows
from app.ui.search_box import SearchBox
from app.ui.tasks import TaskRunner


class OrganisationsPage(QWidget):
    """A list, and in its place the details or the form of one organisation."""

    def __init__(self, plaint: Plaint, navigator: Navigator, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del tasks  # the directory is small and is read in the window's thread
        self._plaint, self._to = plaint, navigator
        self._id = ""
        self.table = OrganisationTable(self)
        self.shown = OrganisationFilter(self.table, self)
        self._details = OrganisationDetails(plaint, navigator)
        self._form = OrganisationForm(plaint, navigator)
        self._stack = QStackedWidget()
        self.door = DirectoryDoor(plaint, navigator, self)
        self._listing = self._make_listing()
        for page in (self._listing, self._details, self._form):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._details.left.connect(self.show_list)
        self._details.correct_asked.connect(self._correct)
        self._details.forgotten.connect(self._forgotten)
        self._form.left.connect(self._form_left)
        self._form.kept.connect(self._kept)

    def refresh(self) -> None:
        """Look again; a half-filled form stays."""
        self.table.show_rows([organisation_row(entry) for entry in self._plaint.organisations.directory()])
        self._say_how_many()
        if self._stack.currentWidget() is self._details:
            self.show_organisation(self._id)

    @Slot()
    def show_list(self) -> None:
        """Show all organisations."""
        self._id = ""
        self._stack.setCurrentWidget(self._listing)
        self.refresh()

    def show_organisation(self, organisation_id: str) -> None:
        """Show one organisation; the list when it is gone."""
        try:
            entry = self._plaint.organisations.get(organisation_id)
        except UserError:
            self.show_list()
            return
        self._id = organisation_id
        self._details.show_entry(entry)
        self._stack.setCurrentWidget(self._details)

    def _make_listing(self) -> QWidget:
        add = PrimaryButton(tr("&Add an organisation"), icon="plus")
        add.clicked.connect(self._add)
        take_in, give_out = Button(tr("&Import…")), Button(tr("E&xport…"))
        take_in.clicked.connect(self.door.ask_what_to_take_in)
        give_out.clicked.connect(self.door.ask_where_to_give_out)
        self._header = PageHeader(tr("Organisations"), " ", actions=[take_in, give_out, add])
        self.search = _search_field()
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._open_first)
        self._nothing = WrappedLabel(tr("No organisation has these words. Try fewer, or add it yourself."), "muted")
        self.list = self._make_list()
        page = QWidget()
        page.setProperty("role", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(*PAGE_MARGINS)
        column.setSpacing(0)
        for widget, space, stretch in (
            (self._header, 16, 0),
            (self.search, 12, 0),
            (self._nothing, 0, 0),
            (self.list, 0, 1),
        ):
            column.addWidget(widget, stretch)
            column.addSpacing(space)
        column.addStretch(0)
        return page

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.shown)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setAccessibleName(tr("Organisations"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setItemDelegate(OrganisationDelegate(view))
        view.activated.connect(self._open)
        view.clicked.connect(self._open)
        return view

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.shown.show_only(text)
        self._say_how_many()

    def _say_how_many(self) -> None:
        count = self.shown.rowCount()
        words = trn(
            "{n} organisation. Each address says where it was read and when it was checked.",
            "{n} organisations. Each address says where it was read and when it was checked.",
            count,
        )
        self._header.set_text(tr("Organisations"), words)
        self._nothing.setVisible(count == 0)
        hug_rows(self.list)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        row: OrganisationRow = index.data(ROW_ROLE)
        self.show_organisation(row.id)

    @Slot()
    def _open_first(self) -> None:
        if self.shown.rowCount():
            self._open(self.shown.index(0, 0))

    @Slot()
    def _add(self) -> None:
        self._id = ""
        self._stack.setCurrentWidget(self._form)
        self._form.add()

    @Slot(str)
    def _correct(self, purpose: str) -> None:
        self._stack.setCurrentWidget(self._form)
        self._form.correct(self._plaint.organisations.get(self._id).organisation, purpose)

    @Slot()
    def _form_left(self) -> None:
        if self._id:
            self.show_organisation(self._id)
        else:
            self.show_list()

    @Slot(str)
    def _kept(self, organisation_id: str) -> None:
        self._to.changed.emit()
        self.show_organisation(organisation_id)

    @Slot()
    def _forgotten(self) -> None:
        self.show_organisation(self._id)


def _search_field() -> QLineEdit:
    field = SearchBox(tr("Search organisations"))
    field.setMaximumWidth(460)
    return field
