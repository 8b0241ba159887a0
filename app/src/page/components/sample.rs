//! A section: what a component is, its states, what it takes, and how it is used.

use leptos::prelude::*;

use super::{
    props::{Component, Given, Prop, component},
    stage::Stage,
};

/// A component's section.
#[component]
pub fn Sample(
    /// The component's name, as its source has it.
    name: &'static str,
    /// What cannot be shown here, and why.
    #[prop(optional)]
    missing: Option<&'static str>,
    /// The example's source.
    source: &'static str,
    /// The same, live.
    example: AnyView,
    /// The states.
    children: Children,
) -> impl IntoView {
    let component = component(name);
    view! {
        <section class="sample" aria-labelledby=name data-testid="component" data-component=name>
            <h2 id=name>{name}</h2>
            {component.map(|component| view! {
                <p>{marked(component.words)}</p>
                <p class="sample__file"><code>{component.file}</code></p>
            })}
            <h3>"States"</h3>
            {missing.map(|missing| view! { <p class="sample__missing">{missing}</p> })}
            <Stage name>{children()}</Stage>
            <h3>"Props"</h3>
            {component.map(|component| view! { <PropsTable component /> })}
            <h3>"Example"</h3>
            <div class="sample__live">{example}</div>
            <pre class="sample__source" data-testid="component-example"><code>{source}</code></pre>
        </section>
    }
}

/// What a component takes.
#[component]
fn PropsTable(component: &'static Component) -> impl IntoView {
    view! {
        <table class="props" data-testid="component-props">
            <thead>
                <tr>
                    <th scope="col">"Prop"</th>
                    <th scope="col">"Type"</th>
                    <th scope="col">"What it is"</th>
                </tr>
            </thead>
            <tbody>{component.props.iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(prop: &'static Prop) -> impl IntoView {
    let given = match prop.given {
        Given::Required => "required".into_any(),
        Given::Optional => "optional".into_any(),
        Given::Default(value) => view! { "default " <code>{value}</code> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><code>{prop.name}</code></th>
            <td>
                <code>{prop.kind}</code>
                <span class="props__given">{given} {prop.into.then_some(", into")}</span>
            </td>
            <td>{marked(prop.words)}</td>
        </tr>
    }
}

/// Text in which backticks mark code.
fn marked(words: &'static str) -> impl IntoView {
    words
        .split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| {
            if index % 2 == 1 { view! { <code>{part}</code> }.into_any() } else { part.into_any() }
        })
        .collect_view()
}
