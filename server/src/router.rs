//! What answers which request.

mod admission;
mod caller;
mod compressed;
mod figures;
mod headers;
mod host;
mod limits;
mod mirror;
mod origin;
mod probes;
mod problem;
mod visitor;

use std::sync::Arc;

use ambient::{Clock, Entropy};
use app::{App, backend::Backend, shell};
use axum::{
    Router,
    middleware::{from_fn_with_state, map_request, map_request_with_state},
    response::Redirect,
    routing::get,
};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes as _, generate_route_list, render_app_async_with_context};
use telemetry::Meters;
use tokio::sync::watch;
use tower::ServiceBuilder;
use tower_http::{
    compression::CompressionLayer,
    services::{ServeDir, ServeFile},
};

use crate::{config::Config, forward_auth, lock::Services, proxy, signing::SigningKeys};

use self::{
    admission::{Door, Every},
    host::PublicAddress,
    origin::Own,
};

pub use mirror::{MIRROR, Mirrored};

/// What the gateway's routes stand on.
pub struct Grounds {
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub backend: Backend,
    pub signing: Arc<SigningKeys>,
    pub services: Arc<Services>,
    pub meters: Meters,
    /// Whether somebody has told the gateway to stop.
    pub stopping: watch::Receiver<bool>,
}

/// All routes of the gateway.
pub fn router(config: &Config, grounds: Grounds) -> Router {
    let Grounds { clock, entropy, backend, signing, services, meters, stopping } = grounds;
    let options = LeptosOptions::builder().output_name("tessera").build();
    let context = {
        let backend = backend.clone();
        move || {
            leptos::context::provide_context(backend.clone());
            app::backend::speak_its_language();
            headers::allow_scripts_of_this_page();
        }
    };
    let routes = generate_route_list(App);
    let pages = Router::new()
        .leptos_routes_with_context(&options, routes, context.clone(), shell)
        .fallback(get(render_app_async_with_context(context, shell)))
        .with_state(options)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(backend.clone(), admission::to_a_page))
                .layer(CompressionLayer::new()),
        );
    let rules = &config.forward_auth;
    let door =
        Door { address: PublicAddress::of(&config.public_url), own: Own::of(&config.public_url) };
    let pages = proxy::routes(backend.clone(), services, &config.public_url)
        .merge(forward_auth::way(backend.clone(), rules.clone()))
        .layer(map_request(admission::named))
        .fallback_service(pages)
        .layer(map_request_with_state(Arc::new(door), admission::at_the_door));
    let every = Every {
        callers: caller::Callers::new(entropy, config.trusted_proxies),
        https: headers::Https::of(&config.public_url),
    };
    let files = ServeDir::new(config.site_dir.join("pkg")).precompressed_br().precompressed_gzip();
    Router::new()
        .nest_service("/pkg", files)
        .route_service("/favicon.svg", ServeFile::new(config.site_dir.join("favicon.svg")))
        // Pages without an icon of their own, such as those of services, ask for this one.
        .route("/favicon.ico", get(|| async { Redirect::permanent("/favicon.svg") }))
        .merge(forward_auth::question(backend.clone(), rules.clone()))
        .merge(figures::routes(backend.clone(), meters, config.metrics_token.clone()))
        .merge(probes::routes(backend, Arc::clone(&signing), stopping))
        .merge(mirror::routes(mirror::Own { issuer: config.issuer(), signing, clock }))
        .fallback_service(pages)
        .layer(from_fn_with_state(every, admission::every))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page whose code is taken over before it is there breaks; so each route but the one that is
    /// in the module of every page has to say what it needs.
    #[tokio::test]
    async fn every_page_says_which_part_it_needs() {
        let routes = generate_route_list(App);
        assert!(routes.len() > 10);
        for route in routes {
            let path = route.path();
            assert_eq!(app::Part::of(path).is_none(), path == "/sign-in", "{path}");
        }
    }
}
