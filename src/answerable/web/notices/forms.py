"""What narrows the lists of messages."""

from answerable.web.design.fields import DateField, SearchField, SelectField
from answerable.web.design.forms import FilterForm, Form
from answerable.web.notices.types import MailState


class MessageFilters(FilterForm):
    state = SelectField(label="What became of it", choices=MailState.choices, empty="Anything", required=False)
    since = DateField(label="From", required=False)
    until = DateField(label="Until", required=False)


class SentFilters(MessageFilters):
    to = SearchField(label="To whom")
    field_order = ("to", "state", "since", "until")


class SendAgainForm(Form):
    """Nothing is asked."""
