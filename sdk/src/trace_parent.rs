//! The trace that calls belong to, for the header `traceparent`.

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

type Hook = dyn Fn() -> Option<String> + Send + Sync;

/// What names the trace at work, or nothing.
#[derive(Clone, Default)]
pub(crate) struct TraceParent(Option<Arc<Hook>>);

impl TraceParent {
    pub(crate) fn new(hook: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(hook)))
    }

    /// The header of a call that is made now.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let hook = self.0.as_ref()?;
        HeaderValue::try_from(hook()?).ok()
    }
}

impl fmt::Debug for TraceParent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "(set)" } else { "(none)" })
    }
}
