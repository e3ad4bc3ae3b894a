import type { RegistryWidgetsType } from '@rjsf/utils'
import { CheckboxesWidget, CheckboxWidget, RadioWidget, SelectWidget } from './choice-widgets.tsx'
import { FilesWidget } from './files-widget.tsx'
import type { WidgetKey } from './rjsf-schema.ts'
import { DateWidget, LinesWidget, NumberWidget, TextareaWidget, TextWidget } from './text-widgets.tsx'

/** Every widget the uiSchema can name; rjsf's own are never used. */
export const widgets = {
  'zf-text': TextWidget,
  'zf-textarea': TextareaWidget,
  'zf-number': NumberWidget,
  'zf-date': DateWidget,
  'zf-lines': LinesWidget,
  'zf-select': SelectWidget,
  'zf-radio': RadioWidget,
  'zf-checkboxes': CheckboxesWidget,
  'zf-checkbox': CheckboxWidget,
  'zf-files': FilesWidget,
} satisfies Record<WidgetKey, RegistryWidgetsType[string]>
