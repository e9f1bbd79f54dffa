//! The filters of a query as Python arguments, from the core's table of filters.

use super::{Given, optional_model};
use crate::errors::problems::InputResult;
use prefect_client::schemas::filters::Filters;

macro_rules! filter_arguments {
    ($($(#[$doc:meta])* $field:ident: $filter:ident, $argument:literal => $wire:literal;)*) => {
        /// The filter arguments of a method. Those that a method does not have stay at `None`.
        #[derive(Default)]
        pub(crate) struct FilterArguments<'a, 'py> {
            $(pub(crate) $field: Option<Given<'a, 'py>>,)*
        }

        impl FilterArguments<'_, '_> {
            /// Converts the arguments to the core's filters.
            pub(crate) fn check(self) -> InputResult<Filters> {
                Ok(Filters { $($field: optional_model($argument, self.$field)?,)* })
            }
        }
    };
}

prefect_client::for_each_filter!(filter_arguments);
