//! What the components take: a table that `build.rs` reads from their source.

/// A component.
pub struct Component {
    /// Its name.
    pub name: &'static str,
    /// The file that it is in.
    pub file: &'static str,
    /// Its documentation.
    pub words: &'static str,
    /// What it takes, in its order.
    pub props: &'static [Prop],
}

/// Something that a component takes.
pub struct Prop {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// Whether it has to be given.
    pub given: Given,
    /// Whether whatever becomes one is taken.
    pub into: bool,
    /// Its documentation.
    pub words: &'static str,
}

/// Whether a prop has to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It has to be.
    Required,
    /// Without it there is none, or the type's own default.
    Optional,
    /// Without it there is this.
    Default(&'static str),
}

include!(concat!(env!("OUT_DIR"), "/props.rs"));

/// The component of that name.
pub fn component(name: &str) -> Option<&'static Component> {
    COMPONENTS.iter().find(|component| component.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prop(of: &str, name: &str) -> &'static Prop {
        let component = component(of).unwrap();
        component.props.iter().find(|prop| prop.name == name).unwrap()
    }

    #[test]
    fn props_are_as_the_source_has_them() {
        let on_complete = prop("PatternGrid", "on_complete");
        assert_eq!(on_complete.kind, "Callback<Pattern>");
        assert_eq!(on_complete.given, Given::Required);
        assert!(on_complete.into);
        assert_eq!(on_complete.words, "Called as soon as the sixth dot is set.");

        let on_change = prop("GesturePad", "on_change");
        assert_eq!(on_change.kind, "Option<Callback<Vec<Symbol>>>");
        assert_eq!(on_change.given, Given::Optional);

        assert_eq!(
            prop("PatternGrid", "label").given,
            Given::Default("say::pattern_label().into()")
        );
        assert_eq!(prop("TextField", "kind").kind, "&'static str");
        assert_eq!(prop("TextField", "kind").given, Given::Default("\"text\""));
    }

    #[test]
    fn every_component_and_prop_is_explained() {
        for component in COMPONENTS {
            assert!(!component.words.is_empty(), "{}", component.name);
            for prop in component.props {
                assert!(!prop.words.is_empty(), "{} of {}", prop.name, component.name);
            }
        }
    }
}
